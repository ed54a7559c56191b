/** Why a question has no answer that could be believed. */
export class Failure {
  constructor(
    /** The end of a sentence that begins with the server: "answered REFUSED". */
    readonly reason: string,
    /** Set where nothing can be sent to the server's address from here, as from a machine without IPv6. */
    readonly isUnroutable = false,
  ) {}
}
