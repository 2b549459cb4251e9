import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { LoadingState, ReadState } from '#platform/web/ui/states.tsx'
import { readImport } from '../contract.ts'
import type { Mapping } from '../domain/fields.ts'
import type { Mode } from '../domain/life.ts'
import { ImportDeeds, type Plan } from './import-deeds.tsx'
import './imports.css'
import { LabellingCard } from './labelling-card.tsx'
import { MappingEditor } from './mapping-editor.tsx'
import { OutcomeCard } from './outcome-card.tsx'
import { RejectsTable } from './rejects-table.tsx'
import { ImportState, isMoving } from './state-tag.tsx'

type Details = CallerReply<typeof readImport>

const lookEveryMs = 1000

export default function ImportPage() {
  const { t } = useTranslation('imports')
  const { importId = '' } = useParams()
  const [moving, setMoving] = useState(true)
  const read = useRead(
    readImport,
    { importId },
    {},
    {
      about: [importId],
      ...(moving && { every: lookEveryMs }),
    },
  )
  const stillMoving = read.data !== undefined && isMoving(read.data.state)
  if (read.data !== undefined && stillMoving !== moving) setMoving(stillMoving)
  return (
    <ReadState read={read} away={{ to: '/imports', words: t('list.back') }}>
      {(details) => <ImportDetails details={details} />}
    </ReadState>
  )
}

/** The plan as the person has it on screen: what was saved, and what they changed since. */
function usePlan(details: Details) {
  const [mapping, setMapping] = useState<Mapping | null>(null)
  const [mode, setMode] = useState<Mode | null>(null)
  const saved = details.mapping
  const same = mapping === null || JSON.stringify(mapping) === JSON.stringify(saved)
  const current = mapping ?? saved
  const plan: Plan | null =
    current === null ? null : { mapping: current, mode: mode ?? details.mode ?? 'history', changed: !same }
  return { plan, setMapping, setMode }
}

function ImportDetails({ details }: { details: Details }) {
  const { t } = useTranslation('imports')
  const { plan, setMapping, setMode } = usePlan(details)
  const { state, fileName, rejected, checkedAt, startedAt, forgotten } = details
  const judged = checkedAt !== null || startedAt !== null
  return (
    <>
      <PageHeader
        title={fileName}
        beside={<ImportState state={state} />}
        {...(startedAt !== null && details.mode !== null && { subtitle: t(`modeHints.${details.mode}`) })}
      />
      <div className="hx-import">
        {state === 'uploaded' && <LoadingState />}
        <OutcomeCard details={details} />
        {startedAt !== null && <LabellingCard importId={details.id} />}
        {state !== 'uploaded' && <ImportDeeds details={details} plan={plan} onMode={setMode} />}
        {plan !== null && startedAt === null && (
          <MappingEditor details={details} mapping={plan.mapping} onChange={setMapping} />
        )}
        {judged && rejected > 0 && <RejectsTable importId={details.id} forgotten={forgotten} />}
      </div>
    </>
  )
}
