/** A command that can't be obeyed now; the operator reads the message. */
export class RefusedCommandError extends Error {}
