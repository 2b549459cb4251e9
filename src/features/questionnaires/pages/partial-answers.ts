import type { Answers } from '../domain/questionnaire.ts'

const pauseMs = 800

const put = (path: string, body: object): Promise<unknown> =>
  fetch(path, {
    method: 'PUT',
    keepalive: true,
    headers: { 'content-type': 'application/json', 'x-huixiang': '1' },
    body: JSON.stringify(body),
  }).catch(() => undefined)

/** So long a page stands before somebody that it was seen. */
const seenAfterMs = 1000

/** Says once that the page is seen; a page that nobody has before them, as one fetched ahead or by a program, is not. Gives what ends the waiting. */
export function saySeen(token: string, sitting: string): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    clearTimeout(waiting)
    if (document.visibilityState !== 'visible') return
    waiting = setTimeout(() => {
      document.removeEventListener('visibilitychange', look)
      void put(`/api/questionnaire-links/${token}/opening`, { sitting })
    }, seenAfterMs)
  }
  document.addEventListener('visibilitychange', look)
  look()
  return () => {
    clearTimeout(waiting)
    document.removeEventListener('visibilitychange', look)
  }
}

/** Keeps half an answer a moment after the last change. What cannot be kept now is sent with the next change, and with the whole. */
export function partialKeeper(token: string, sitting: string): (answers: Answers) => void {
  let waiting: ReturnType<typeof setTimeout> | undefined
  return (answers) => {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      void put(`/api/questionnaire-links/${token}/partial-answer`, { sitting, answers })
    }, pauseMs)
  }
}
