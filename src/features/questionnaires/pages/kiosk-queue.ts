/** An answer that waits to be sent; `key` is drawn for it, so that it counts once however often it is sent. */
export interface Waiting {
  readonly key: string
  readonly token: string
  readonly version: number
  readonly answers: object
  readonly locale: string
  readonly tookMs: number
}

const store = 'answers'

function opened(): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const request = indexedDB.open('huixiang-kiosk', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'key' })
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error)
  })
}

async function within<T>(
  mode: IDBTransactionMode,
  work: (answers: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await opened()
  try {
    return await new Promise<T>((done, fail) => {
      const transaction = database.transaction(store, mode)
      const request = work(transaction.objectStore(store))
      transaction.oncomplete = () => done(request.result)
      transaction.onabort = () => fail(transaction.error)
    })
  } finally {
    database.close()
  }
}

/** Keeps an answer on this device until it was sent. */
export const keepWaiting = (waiting: Waiting): Promise<unknown> =>
  within('readwrite', (answers) => answers.put(waiting))

/** What waits on this device. */
export const allWaiting = (): Promise<readonly Waiting[]> =>
  within('readonly', (answers) => answers.getAll() as IDBRequest<Waiting[]>)

const forget = (key: string) => within('readwrite', (answers) => answers.delete(key))

/** Sends one answer: whether it was taken, refused for good, or did not go this time. */
export async function sendNow({ token, ...answer }: Waiting): Promise<'taken' | 'refused' | 'unsent'> {
  const reply = await fetch(`/api/questionnaire-links/${token}/kiosk-answers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-huixiang': '1' },
    body: JSON.stringify(answer),
  }).catch(() => null)
  if (reply === null || reply.status === 429 || reply.status >= 500) return 'unsent'
  if (!reply.ok) return 'refused'
  // What greets guests of a wireless net answers every address with a page of its own.
  return reply.headers.get('content-type')?.includes('json') ? 'taken' : 'unsent'
}

/** Sends what waits, oldest or not, until something does not go. What is refused for good stays here: nothing is lost. Gives how much was. */
async function sendAll(): Promise<number> {
  let refused = 0
  for (const waiting of await allWaiting()) {
    const outcome = await sendNow(waiting)
    if (outcome === 'unsent') return refused
    if (outcome === 'taken') await forget(waiting.key)
    else refused += 1
  }
  return refused
}

/** Sends what waits, in one window of this device at a time. Gives how much was refused for good; null where another window sends. */
export const sendWaiting = (): Promise<number | null> =>
  'locks' in navigator
    ? (navigator.locks.request('huixiang-kiosk', { ifAvailable: true }, (lock) =>
        lock === null ? null : sendAll(),
      ) as Promise<number | null>)
    : sendAll()
