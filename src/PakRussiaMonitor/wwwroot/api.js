// Asks the service. Every failure becomes one Problem with a title and a remedy, so that views show errors in one way.

export class Problem extends Error {
  constructor({ title, detail, type, position = null, status = 0 }) {
    super(title);
    this.title = title;
    this.detail = detail ?? '';
    this.status = status;
    this.position = position;
    this.needsKey = status === 401 || type === '/problems/wrong-scope';
  }
}

const silent = () => new Problem({
  title: 'The service does not answer.',
  detail: 'See that it runs, then try again.',
});

/** GET below /api/v1; parameters that are null are left out. */
export function get(path, parameters = {}, signal = null) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined));
  return ask(`/api/v1${path}${query.size ? `?${query}` : ''}`, { signal });
}

export const post = (path, body = null, options = {}) => send('POST', path, body, options);

/** Changes something below /api/v1. `match` is the ETag that one knows; `signal` gives up; `quiet` leaves a refused key to the caller. */
export function send(method, path, body = null, { match = null, signal = null, quiet = false } = {}) {
  return ask(`/api/v1${path}`, {
    method, signal, quiet,
    headers: { ...(body && { 'Content-Type': 'application/json' }), ...(match && (match === 'none' ? { 'If-None-Match': '*' } : { 'If-Match': match })) },
    body: body ? JSON.stringify(body) : null,
  });
}

/** With this window's key, where it has one. */
export function withKey(headers = {}) {
  const key = sessionStorage.getItem('key');
  return key ? { ...headers, Authorization: `Bearer ${key}` } : headers;
}

/** Whether the service says that it is ready; false where nobody answers. */
export async function ready() {
  try {
    return (await fetch('/health/ready')).ok;
  } catch {
    return false;
  }
}

async function ask(url, options) {
  let response;
  let text;
  try {
    response = await fetch(url, { ...options, headers: withKey(options.headers) });
    text = await response.text();
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw silent();
  }
  if (response.status === 204) return {};
  const answer = parsed(text);
  if (response.ok && answer) return answer;
  const problem = new Problem({
    title: answer?.title ?? `The service answered ${response.status}, which this page cannot read.`,
    detail: answer?.detail ?? 'Its log says more. Try again, and tell your operator if it stays so.',
    type: answer?.type,
    position: answer?.position,
    status: response.status,
  });
  if (problem.needsKey && options.method && !options.quiet) document.dispatchEvent(new CustomEvent('key-wanted', { detail: problem }));
  throw problem;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
