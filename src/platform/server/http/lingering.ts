import type { FastifyInstance } from 'fastify'

/** How long what is still being sent is read and thrown away before the line is cut, in milliseconds. */
const patience = 2000

/**
 * Lets whoever is still sending read why it was refused: a line that is cut while they send throws the answer away with it,
 * and the customer with too big a picture would see a broken connection instead of a sentence.
 */
export function lingerAfterRefusals(server: FastifyInstance): void {
  server.addHook('onSend', async ({ raw }, reply) => {
    if (!raw.complete) reply.removeHeader('connection')
  })
  server.addHook('onResponse', async ({ raw }) => {
    if (raw.complete || raw.destroyed) return
    const cut = setTimeout(() => raw.destroy(), patience)
    raw.once('close', () => clearTimeout(cut))
    cut.unref()
  })
}
