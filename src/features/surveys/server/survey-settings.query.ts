import { surveysToOffer } from '#features/questionnaires/server/public/on-tracking-page.ts'
import { mayEverywhere } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import { surveySettings } from '../contract.ts'
import type { SurveysTables } from './surveys.tables.ts'

export const settingsOfSurvey = query(surveySettings, async ({ read, actor }) => {
  const row = await read.tables<SurveysTables>().selectFrom('surveys').selectAll().executeTakeFirst()
  const can = { change: mayEverywhere(actor, 'organisation.configure') }
  if (row === undefined) return { survey: null, designed: [], can }
  const designed = [...(await surveysToOffer(read, row.questionnaire_id))]
  return {
    survey: {
      active: row.active,
      titleZh: row.title_zh,
      titleEn: row.title_en,
      asksCsat: row.asks_csat,
      csatZh: row.csat_zh,
      csatEn: row.csat_en,
      asksNps: row.asks_nps,
      npsZh: row.nps_zh,
      npsEn: row.nps_en,
      asksComment: row.asks_comment,
      commentZh: row.comment_zh,
      commentEn: row.comment_en,
      thanksZh: row.thanks_zh,
      thanksEn: row.thanks_en,
      expiresDays: row.expires_days,
      questionnaireId: row.questionnaire_id,
    },
    designed,
    can,
  }
})
