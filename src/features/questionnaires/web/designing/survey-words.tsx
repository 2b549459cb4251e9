import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { mayBeShuffled } from '../../domain/question-order.ts'
import type { Page, Words } from '../../domain/questionnaire.ts'
import { FlawList } from './flaw-list.tsx'
import { SwitchField } from './switch-field.tsx'
import type { Draft } from './use-draft.ts'
import { WordsFields } from './words-fields.tsx'

const orNull = (words: Words) => (words.zh === '' && words.en === '' ? null : words)

/** The title of a page, and whether its questions come in an order of each person's own. */
function PageSettings(props: { draft: Draft; place: number; page: Page; locked: boolean }) {
  const { t } = useTranslation('questionnaires')
  const { draft, place, page, locked } = props
  const { questionnaire } = draft
  const change = (next: Page) =>
    draft.change({ ...questionnaire, pages: questionnaire.pages.with(place, next) })
  return (
    <>
      <WordsFields
        label={t('settings.pageTitle', { place: place + 1 })}
        words={page.title}
        earlier={questionnaire.pages.slice(0, place).flatMap(({ questions }) => questions)}
        disabled={locked}
        onChange={(title) => change({ ...page, title: orNull(title) })}
      />
      {page.questions.length > 1 && (
        <SwitchField
          label={t('settings.randomPage', { place: place + 1 })}
          {...(!mayBeShuffled(page) && { hint: t('settings.keepsOrder') })}
          disabled={locked || !mayBeShuffled(page)}
          checked={page.random === true && mayBeShuffled(page)}
          onChange={(random) => change({ ...page, random })}
        />
      )}
    </>
  )
}

/** What stands around the questions: title, introduction, titles of pages, thanks. */
export function SurveyWords({ draft, locked }: { draft: Draft; locked: boolean }) {
  const { t } = useTranslation('questionnaires')
  const { questionnaire, change } = draft
  const questions = new Set(questionnaire.pages.flatMap((page) => page.questions.map(({ id }) => id)))
  return (
    <Form layout="vertical" component="div" disabled={locked}>
      <h2>{t('settings.whole')}</h2>
      <FlawList flaws={draft.flaws.filter(({ at }) => at === null || !questions.has(at))} />
      <WordsFields
        label={t('settings.title')}
        words={questionnaire.title}
        disabled={locked}
        onChange={(title) => change({ ...questionnaire, title })}
      />
      <WordsFields
        label={t('settings.intro')}
        words={questionnaire.intro}
        disabled={locked}
        rows={2}
        onChange={(intro) => change({ ...questionnaire, intro: orNull(intro) })}
      />
      {questionnaire.pages.map((page, place) => (
        <PageSettings key={page.id} draft={draft} place={place} page={page} locked={locked} />
      ))}
      <WordsFields
        label={t('settings.thanks')}
        words={questionnaire.thanks}
        disabled={locked}
        onChange={(thanks) => change({ ...questionnaire, thanks })}
      />
      <SwitchField
        label={t('alarm.anonymous')}
        hint={t('alarm.anonymousHint')}
        disabled={locked}
        checked={questionnaire.anonymousAlarms ?? false}
        onChange={(anonymousAlarms) => change({ ...questionnaire, anonymousAlarms })}
      />
    </Form>
  )
}
