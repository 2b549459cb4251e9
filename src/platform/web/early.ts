const replies = new Map<string, Promise<Response>>()

/** Asks for something before the program is there that needs it; the first to ask for the same gets this answer. */
export function askEarly(url: string, language: string): void {
  const headers = { accept: 'application/json', 'accept-language': language }
  const reply = fetch(url, { headers, credentials: 'same-origin' })
  // Whoever takes it hears of a failure.
  reply.catch(() => undefined)
  replies.set(url, reply)
}

/** The answer that was asked for early, once. */
export function earlyReply(url: string): Promise<Response> | undefined {
  const reply = replies.get(url)
  replies.delete(url)
  return reply
}
