import type { Client } from './client.js';

/** Opens a client when it is first called for, and the same one ever after: what it is made of takes time to load. */
export function opener(token: string, env: NodeJS.ProcessEnv): () => Promise<Client> {
  let client: Promise<Client> | undefined;
  return () => {
    client ??= import('./client.js').then(({ openClient }) => openClient(token, env));
    return client;
  };
}
