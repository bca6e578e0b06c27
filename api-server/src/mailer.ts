import type { Transporter } from 'nodemailer'
import type { Mailer } from '@ai-community/shared/community/accounts/mailer.ts'
import { ConfigError, type Config } from '@ai-community/shared/config/config.ts'

/** A server that hangs must not hold a job for longer than its lease. */
const TIMEOUT_MS = 20_000

/**
 * Sends mail by the configured server; null where none is.
 *
 * @throws ConfigError when there is a server, but no sender or no address for the links.
 */
export function createMailer(config: Config): Mailer | null {
  if (config.SMTP_URL === '') return null
  const missing = (['MAIL_FROM', 'PUBLIC_ORIGIN'] as const).filter((name) => config[name] === '')
  if (missing.length > 0)
    throw new ConfigError(missing.map((name) => `${name}: must be set where SMTP_URL is`))
  let opening: Promise<Transporter> | undefined
  return {
    async send(mail) {
      const transport = await (opening ??= openTransport(config))
      const timeout = AbortSignal.timeout(TIMEOUT_MS)
      const late = new Promise<never>((_resolve, reject) => {
        timeout.addEventListener('abort', () => reject(new Error('the mail server did not answer in time')))
      })
      await Promise.race([transport.sendMail(mail), late])
    },
  }
}

/** Loaded with the first mail: most processes send none. */
async function openTransport({ SMTP_URL, MAIL_FROM }: Config): Promise<Transporter> {
  const { createTransport } = await import('nodemailer')
  // The text of a mail is ours, but nothing in it may ever be fetched from a disk or an address.
  return createTransport(SMTP_URL, { from: MAIL_FROM, disableFileAccess: true, disableUrlAccess: true })
}
