/** The requests that the fake answers. */
export type Route = 'zones' | 'packs' | 'uuid' | 'custom_hostnames';

/** Which requests something befalls, and what. */
export interface Fault {
  /** Absent: every route. */
  readonly on?: Route;
  /** The name of the zone; absent: every zone. */
  readonly zone?: string;
  readonly page?: number;
  /** How many requests it befalls; absent: all. */
  readonly times?: number;
  readonly does: Misdeed;
}

/** What a server may do to a request. */
export type Misdeed =
  /** Answers so, with the API's envelope around `errors`, or with `body` as it is. */
  | {
      readonly status: number;
      readonly errors?: readonly { readonly code: number; readonly message: string }[];
      readonly body?: string | Buffer;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Answers properly, with more headers. */
  | { readonly headers: Readonly<Record<string, string>> }
  /** Answers properly, after a while. */
  | { readonly delay: number }
  /** Answers properly but for these fields of the envelope. */
  | { readonly envelope: Readonly<Record<string, unknown>> }
  /** Changes what it says of the list: `{ total_count: 3 }`, or null for nothing at all. */
  | { readonly info: Readonly<Record<string, unknown>> | null }
  /** Puts so many items on a page, however many were asked for. */
  | { readonly perPage: number }
  /** Closes the connection before the answer. */
  | 'reset'
  /** Closes the connection within the answer. */
  | 'truncate'
  /** Sends half of the answer as if it were all. */
  | 'cut'
  /** Never answers. */
  | 'hang'
  /** Gives the first page, whichever was asked for. */
  | 'ignore-page'
  /** Gives zones of every type and name. */
  | 'ignore-filter';
