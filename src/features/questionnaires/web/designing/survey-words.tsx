import { Form, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { FlawList } from './flaw-list.tsx'
import type { Draft } from './use-draft.ts'
import { WordsFields } from './words-fields.tsx'

/** What stands around the questions: title, introduction, titles of pages, thanks. */
export function SurveyWords({ draft, locked }: { draft: Draft; locked: boolean }) {
  const { t } = useTranslation('questionnaires')
  const { questionnaire, change } = draft
  const orNull = (words: { zh: string; en: string }) => (words.zh === '' && words.en === '' ? null : words)
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
        <WordsFields
          key={page.id}
          label={t('settings.pageTitle', { place: place + 1 })}
          words={page.title}
          earlier={questionnaire.pages.slice(0, place).flatMap(({ questions: asked }) => asked)}
          disabled={locked}
          onChange={(title) =>
            change({
              ...questionnaire,
              pages: questionnaire.pages.with(place, { ...page, title: orNull(title) }),
            })
          }
        />
      ))}
      <WordsFields
        label={t('settings.thanks')}
        words={questionnaire.thanks}
        disabled={locked}
        onChange={(thanks) => change({ ...questionnaire, thanks })}
      />
      <Form.Item label={t('alarm.anonymous')} layout="horizontal" extra={t('alarm.anonymousHint')}>
        <Switch
          aria-label={t('alarm.anonymous')}
          disabled={locked}
          checked={questionnaire.anonymousAlarms ?? false}
          onChange={(anonymousAlarms) => change({ ...questionnaire, anonymousAlarms })}
        />
      </Form.Item>
    </Form>
  )
}
