import { App, Button, Dropdown, Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { saveFile } from '#features/audit/web/public/save-file.ts'
import { call, useRead, useWrite } from '#platform/web/api.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import {
  closeQuestionnaire,
  createQuestionnaire,
  exportSurveyJs,
  openQuestionnaire,
  questionnaireDetails,
  removeQuestionnaire,
} from '../contract/designing.ts'
import { Designer } from './designing/designer.tsx'
import { type Draft, useDraft } from './designing/use-draft.ts'
import type { Details } from './details.ts'
import { useWordsIn } from './language.ts'
import './questionnaires.css'
import { Results } from './results/results.tsx'
import { Sending } from './sending.tsx'
import { StateTag } from './state-tag.tsx'

/** One survey: designed, sent out, read. */
export default function QuestionnairePage() {
  const { questionnaireId = '' } = useParams()
  const read = useRead(questionnaireDetails, { questionnaireId }, {}, { every: 15_000 })
  return (
    <ReadState read={read} rows={8}>
      {(details) => <Whole key={details.id} details={details} />}
    </ReadState>
  )
}

function Whole({ details }: { details: Details }) {
  const { t } = useTranslation('questionnaires')
  const { say } = useWordsIn()
  const draft = useDraft(details.id, details)
  const [params, setParams] = useSearchParams()
  const locked = !details.can.design
  return (
    <>
      <PageHeader
        title={say(draft.questionnaire.title) || t('list.untitled')}
        beside={<StateTag state={details.state} />}
        subtitle={<Standing details={details} draft={draft} />}
        action={locked ? undefined : <Opening details={details} draft={draft} />}
        more={<More details={details} />}
      />
      <Tabs
        activeKey={params.get('tab') ?? 'design'}
        onChange={(tab) => setParams({ tab }, { replace: true })}
        items={[
          { key: 'design', label: t('tabs.design'), children: <Designer draft={draft} locked={locked} /> },
          { key: 'send', label: t('tabs.send'), children: <Sending details={details} /> },
          { key: 'results', label: t('tabs.results'), children: <Results details={details} /> },
        ]}
      />
    </>
  )
}

function Standing({ details, draft }: { details: Details; draft: Draft }) {
  const { t } = useTranslation('questionnaires')
  const words = [
    t('standing.counts', { answered: details.answered, partial: details.partial, opened: details.opened }),
    ...(details.doubtful > 0 ? [t('standing.doubtful', { count: details.doubtful })] : []),
    ...(details.version === null ? [] : [t('standing.version', { version: details.version })]),
    ...(details.changedSinceVersion ? [t('standing.changed')] : []),
    t(`standing.${draft.saving}`),
  ]
  return <>{words.join(' · ')}</>
}

/** Opens the survey, or asks the changed draft from now on. */
function Opening({ details, draft }: { details: Details; draft: Draft }) {
  const { t } = useTranslation('questionnaires')
  const { message } = App.useApp()
  const open = useWrite(openQuestionnaire, {
    onDone: ({ version }) => void message.success(t('opened', { version })),
  })
  const { state, id } = details
  if (state === 'open' && !details.changedSinceVersion) return <Closing id={id} />
  return (
    <Button
      type="primary"
      loading={open.pending}
      disabled={draft.saving !== 'saved' || draft.flaws.length > 0}
      title={draft.flaws.length > 0 ? t('flawed', { count: draft.flaws.length }) : ''}
      onClick={() => void open.send({ questionnaireId: id }, { revision: draft.revision })}
    >
      {t(state === 'open' ? 'openChanged' : state === 'closed' ? 'openAgain' : 'open')}
    </Button>
  )
}

function Closing({ id }: { id: string }) {
  const { t } = useTranslation('questionnaires')
  const close = useWrite(closeQuestionnaire)
  return (
    <Button loading={close.pending} onClick={() => void close.send({ questionnaireId: id }, {})}>
      {t('close')}
    </Button>
  )
}

/** What is done now and then. */
function More({ details }: { details: Details }) {
  const { t } = useTranslation('questionnaires')
  const navigate = useNavigate()
  const confirm = useConfirmDanger()
  const { id, can, state, changedSinceVersion } = details
  const copy = useWrite(createQuestionnaire, {
    onDone: ({ questionnaireId }) => void navigate(`/surveys/${questionnaireId}`),
  })
  const close = useWrite(closeQuestionnaire)
  const remove = useWrite(removeQuestionnaire, { onDone: () => void navigate('/surveys') })
  const save = async () => {
    const file = await call(exportSurveyJs, { questionnaireId: id }, {})
    saveFile(file.fileName, file.json, 'application/json')
  }
  const askAndRemove = async () => {
    const danger = { title: t('remove.title'), consequence: t('remove.consequence'), verb: t('remove.verb') }
    if (await confirm(danger)) await remove.send({ questionnaireId: id }, {})
  }
  const deeds = [
    { key: 'file', label: t('more.file'), onClick: () => void save() },
    ...(can.design
      ? [{ key: 'copy', label: t('more.copy'), onClick: () => void copy.send({}, { copyOf: id }) }]
      : []),
    ...(can.design && state === 'open' && changedSinceVersion
      ? [{ key: 'close', label: t('close'), onClick: () => void close.send({ questionnaireId: id }, {}) }]
      : []),
    ...(can.remove
      ? [{ key: 'remove', label: t('remove.verb'), danger: true, onClick: () => void askAndRemove() }]
      : []),
  ]
  return (
    <Dropdown trigger={['click']} menu={{ items: deeds }}>
      <Button>{t('more.title')}</Button>
    </Dropdown>
  )
}
