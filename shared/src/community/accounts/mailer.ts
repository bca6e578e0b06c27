export interface Mail {
  to: string
  subject: string
  text: string
}

/** How mail leaves the house. */
export interface Mailer {
  /** @throws when the mail was not taken. */
  send(mail: Mail): Promise<void>
}
