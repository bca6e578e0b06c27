import fs from 'node:fs'

/** User and system time of a process from Linux's /proc, in its ticks of 10 ms; null elsewhere. */
export function cpuSecondsOf(pid: number): number | null {
  if (process.platform !== 'linux') return null
  const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

export interface MemoryUse {
  nowMb: number
  peakMb: number
}

/** Resident memory of a process, now and at its most; null where the system does not tell. */
export function memoryOf(pid: number): MemoryUse | null {
  if (process.platform !== 'linux') return null
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)![1]) / 1024
  return { nowMb: megabytes('VmRSS'), peakMb: megabytes('VmHWM') }
}
