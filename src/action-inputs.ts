import { posix } from 'node:path';
import * as core from '@actions/core';
import type { Asking } from './command/cloudflare.js';
import type { Surfaces } from './github/surfaces.js';
import { type FailOn, failOnLevels, isFailOn } from './report.js';

/** An input of the workflow that cannot be meant. */
export class InputError extends Error {}

/** What a workflow gives the Action. */
export interface Inputs {
  readonly mode: 'check' | 'inventory';
  readonly settings?: string;
  /** Without a slash at its ends; empty for the whole repository. */
  readonly under: string;
  readonly failOn: FailOn;
  readonly failOnStanding: FailOn;
  readonly cloudflare: Asking;
  readonly githubToken?: string;
  readonly surfaces: Surfaces;
  readonly jsonFile?: string;
  readonly sarifFile?: string;
  readonly htmlFile?: string;
}

/** Reads the inputs from the runner's environment, and has its log hide the tokens. Throws InputError. */
export function readInputs(): Inputs {
  const mode = core.getInput('mode') || 'check';
  if (mode !== 'check' && mode !== 'inventory') {
    throw new InputError(`The input mode is ${mode}; this version knows check and inventory.`);
  }
  const githubToken = core.getInput('github-token');
  if (githubToken !== '') core.setSecret(githubToken);
  // Who is asked to send it would quote it in the error.
  if (!/^[!-~]*$/.test(githubToken)) throw new InputError('The input github-token is no token.');
  const optional = {
    githubToken,
    settings: core.getInput('settings'),
    jsonFile: core.getInput('json-file'),
    sarifFile: core.getInput('sarif-file'),
    htmlFile: core.getInput('html-file'),
  };
  return {
    mode,
    under: readFolder(core.getInput('path') || '.'),
    failOn: readFailOn('fail-on', 'error'),
    failOnStanding: readFailOn('fail-on-standing', 'never'),
    cloudflare: readAsking(),
    surfaces: {
      comment: readSwitch('comment'),
      suggestions: readSwitch('suggestions'),
      checkRun: readSwitch('check-run'),
    },
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== '')),
  };
}

function readFailOn(name: string, otherwise: FailOn): FailOn {
  const level = core.getInput(name) || otherwise;
  if (isFailOn(level)) return level;
  throw new InputError(`The input ${name} is ${level}, not one of ${failOnLevels.join(', ')}.`);
}

function readSwitch(name: string): boolean {
  const text = core.getInput(name) || 'false';
  if (text === 'true' || text === 'false') return text === 'true';
  throw new InputError(`The input ${name} is ${text}, not true or false.`);
}

function readAsking(): Asking {
  const token = core.getInput('cloudflare-api-token');
  if (token !== '') core.setSecret(token);
  return {
    token,
    baseUrl: process.env.CLOUDFLARE_BASE_URL,
    onProgress: ({ zonesRead, zones }) => {
      if (zones >= 50 && zonesRead % 100 === 0)
        core.info(`Reading Cloudflare: ${zonesRead} of ${zones} zones`);
    },
  };
}

function readFolder(path: string): string {
  const folder = posix.normalize(path).replace(/\/$/, '');
  if (posix.isAbsolute(folder) || folder.split('/').includes('..')) {
    throw new InputError(`The input path is ${path}, which leads out of the repository.`);
  }
  return folder === '.' ? '' : folder;
}
