import { pino, type DestinationStream, type Logger } from 'pino'

export type { Logger }

/** Paths whose values never reach a log: secrets, and what people write. */
const REDACTED = [
  'password',
  'refreshToken',
  'accessToken',
  'authorization',
  'cookie',
  'content',
  '*.password',
  '*.refreshToken',
  '*.accessToken',
  '*.content',
  '*.authorization',
  '*.cookie',
  '*.headers.authorization',
  '*.headers.cookie',
]

/** A logger that writes one JSON line an event to standard output, or to `destination`. */
export function createLogger(part: string, level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { part, pid: process.pid },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    redact: { paths: REDACTED, censor: '[redacted]' },
    formatters: { level: (label: string) => ({ level: label }) },
  }
  return destination ? pino(options, destination) : pino(options)
}
