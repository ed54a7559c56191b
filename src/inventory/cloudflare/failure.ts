/** Why a request has no usable answer; `message` is a clause: "Cloudflare answered 403, Authentication error (10000)". */
export class Failure extends Error {
  /** The HTTP status; absent where no answer came. */
  readonly status: number | undefined;
  /** Whether Cloudflare says that it is the token. */
  readonly isRefused: boolean;
  /** Whether to ask again may help. */
  readonly isTransient: boolean;

  constructor(
    message: string,
    about: { readonly status?: number; readonly isRefused?: boolean; readonly isTransient?: boolean } = {},
  ) {
    super(message);
    this.status = about.status;
    this.isRefused = about.isRefused ?? false;
    this.isTransient = about.isTransient ?? false;
  }
}
