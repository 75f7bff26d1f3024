// Asks the service. Every failure becomes one Problem with a title and a remedy, so that views show errors in one way.

export class Problem extends Error {
  constructor({ title, detail, type, status = 0 }) {
    super(title);
    this.title = title;
    this.detail = detail ?? '';
    this.status = status;
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

export function post(path, body = null) {
  return ask(`/api/v1${path}`, {
    method: 'POST',
    headers: body ? { 'Content-Type': 'application/json' } : {},
    body: body ? JSON.stringify(body) : null,
  });
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
    const key = sessionStorage.getItem('key'); // this window's alone
    response = await fetch(url, key ? { ...options, headers: { ...options.headers, Authorization: `Bearer ${key}` } } : options);
    text = await response.text();
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw silent();
  }
  const answer = parsed(text);
  if (response.ok && answer) return answer;
  const problem = new Problem({
    title: answer?.title ?? `The service answered ${response.status}, which this page cannot read.`,
    detail: answer?.detail ?? 'Its log says more. Try again, and tell your operator if it stays so.',
    type: answer?.type,
    status: response.status,
  });
  if (problem.needsKey && options.method) document.dispatchEvent(new CustomEvent('key-wanted', { detail: problem }));
  throw problem;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
