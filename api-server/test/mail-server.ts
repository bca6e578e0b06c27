import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A mail server on this machine that keeps what it is sent. */
export interface MailServer {
  url: string
  /** As a reader sees them: transfer encodings undone. */
  mails: { to: string[]; text: string }[]
  close(): Promise<void>
}

export async function startMailServer(): Promise<MailServer> {
  const mails: MailServer['mails'] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      readMail(stream).then((text) => {
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text })
        done()
      }, done)
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

async function readMail(stream: Readable): Promise<string> {
  const { text } = await PostalMime.parse(await buffer(stream))
  return text ?? ''
}
