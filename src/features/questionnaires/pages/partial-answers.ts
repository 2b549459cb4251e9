import type { Answers } from '../domain/questionnaire.ts'

const pauseMs = 800

/** Keeps half an answer a moment after the last change. What cannot be kept now is sent with the next change, and with the whole. */
export function partialKeeper(token: string, sitting: string): (answers: Answers) => void {
  let waiting: ReturnType<typeof setTimeout> | undefined
  return (answers) => {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      fetch(`/api/questionnaire-links/${token}/partial-answer`, {
        method: 'PUT',
        keepalive: true,
        headers: { 'content-type': 'application/json', 'x-huixiang': '1' },
        body: JSON.stringify({ sitting, answers }),
      }).catch(() => undefined)
    }, pauseMs)
  }
}
