import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { h } from 'preact'
import { locales } from '#platform/contract/locale.ts'
import { Refusal, refusalStatus } from '#platform/contract/refusal.ts'
import { visitor } from '#platform/server/actor.ts'
import type { House } from '#platform/server/house.ts'
import { factsOf } from '#platform/server/http/request.ts'
import { pageLocale, sendPage } from '#platform/server/public-pages.ts'
import { inLanguage } from '../domain/piping.ts'
import { withoutFiles } from '../domain/questionnaire.ts'
import { NoSurveyPage } from '../pages/answer-page.ts'
import { KioskPage } from '../pages/kiosk-page.ts'
import { type Form, languageOf, sendEnding } from './answer-rendering.ts'
import { answerWords, refusalWords } from './page-words.ts'
import { formBehindLink } from './questionnaire-form.query.ts'

const worker = readFileSync(join(import.meta.dirname, 'kiosk-worker.js'), 'utf8')

/** /q/:token/kiosk for a device that stands where customers pass, and what opens it without a line. */
export function serveKiosks(server: FastifyInstance, house: House): void {
  server.get('/q/kiosk-worker.js', async (_request, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .headers({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' })
      .send(worker),
  )
  server.get<{ Params: { token: string } }>('/q/:token/kiosk', async (request, reply) => {
    const { token } = request.params
    const locale = pageLocale(request, locales[0])
    const words = answerWords(locale)
    try {
      const asked = { actor: visitor, request: factsOf(request), input: { token, sitting: '' } }
      const form = (await house.handle(formBehindLink, asked)) as Form
      const { questionnaire, version, state } = form
      if (form.personal) throw new Refusal('questionnaires.badLink', 'missing')
      if (state !== 'open' || questionnaire === null || version === null)
        return sendEnding(reply, { form, locale, token, state: state === 'open' ? 'closed' : state })
      const language = languageOf(locale)
      const props = {
        ...{ words, language, questionnaire: withoutFiles(questionnaire), token, version, locale },
        ...{ answers: {}, page: 0, problems: [], notice: null, sitting: '', seed: '' },
        ...{ personal: false, preview: false },
      }
      const title = inLanguage(questionnaire.title, language)
      const { organisation } = form
      return sendPage(reply, {
        locale,
        title,
        organisation,
        path: `/q/${token}/kiosk`,
        body: h(KioskPage, props),
      })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return sendPage(reply, {
        ...{ locale, title: words.noSurvey ?? '', organisation: 'Huixiang' },
        path: `/q/${encodeURIComponent(token)}/kiosk`,
        body: h(NoSurveyPage, { words, problem: refusalWords(locale, error.code) }),
        status: refusalStatus[error.kind],
      })
    }
  })
}
