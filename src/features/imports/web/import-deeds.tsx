import { Alert, Button, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import {
  checkImport,
  discardImport,
  mapImport,
  type readImport,
  runImport,
  stopImport,
  undoImport,
} from '../contract.ts'
import { faultOfMapping, type Mapping } from '../domain/fields.ts'
import { type Mode, modes } from '../domain/life.ts'

type Details = CallerReply<typeof readImport>

/** What is to be done with a file: how its columns are read, as what it comes in, and whether that was saved. */
export interface Plan {
  readonly mapping: Mapping
  readonly mode: Mode
  readonly changed: boolean
}

function useDeeds(details: Details, plan: Plan | null) {
  const params = { importId: details.id }
  const saving = useWrite(mapImport)
  const checking = useWrite(checkImport)
  const running = useWrite(runImport)
  const saved = async (): Promise<boolean> => {
    if (plan === null || !plan.changed) return true
    const mapping = { ...plan.mapping, columns: [...plan.mapping.columns] }
    return (await saving.send(params, mapping)) !== null
  }
  const mode = plan?.mode ?? details.mode ?? 'history'
  return {
    pending: saving.pending || checking.pending || running.pending,
    check: async () => void ((await saved()) && (await checking.send(params, { mode }))),
    run: async () => void ((await saved()) && (await running.send(params, { mode }))),
  }
}

/** History or live: the one choice that decides whether anybody has to do anything. */
function ModeChoice({ mode, onChange }: { mode: Mode; onChange: (mode: Mode) => void }) {
  const { t } = useTranslation('imports')
  return (
    <div className="hx-import-settings">
      <div>
        <span id="import-mode">{t('mode')}</span>
        <Radio.Group
          aria-labelledby="import-mode"
          optionType="button"
          value={mode}
          options={modes.map((value) => ({ value, label: t(`modes.${value}`) }))}
          onChange={(event) => onChange(event.target.value)}
        />
        <small className="hx-soft">{t(`modeHints.${mode}`)}</small>
      </div>
    </div>
  )
}

/** The sentence for what is wrong with the mapping; null when it can be used. */
function useFault(details: Details, plan: Plan | null): string | null {
  const { t } = useTranslation('imports')
  const found =
    plan === null
      ? null
      : faultOfMapping(plan.mapping, { columns: details.columns?.length ?? 0, mode: plan.mode })
  if (found === null) return null
  return t(`faults.${found.fault}`, { field: found.field === null ? '' : t(`targets.${found.field}`) })
}

function StartButtons({ details, plan, blocked }: { details: Details; plan: Plan | null; blocked: boolean }) {
  const { t } = useTranslation('imports')
  const deeds = useDeeds(details, plan)
  const { can, startedAt, checkedAt } = details
  const checked = checkedAt !== null && !plan?.changed && details.mode === plan?.mode
  return (
    <>
      {can.check && (
        <Button
          type={checked ? 'default' : 'primary'}
          disabled={blocked}
          loading={deeds.pending}
          onClick={() => void deeds.check()}
        >
          {t('deeds.check')}
        </Button>
      )}
      {can.run && (
        <Button
          type={checked || startedAt !== null ? 'primary' : 'default'}
          disabled={blocked}
          loading={deeds.pending}
          onClick={() => void deeds.run()}
        >
          {t(startedAt === null ? 'deeds.run' : 'deeds.resume')}
        </Button>
      )}
    </>
  )
}

function EndButtons({ details }: { details: Details }) {
  const { t } = useTranslation('imports')
  const go = useNavigate()
  const confirm = useConfirmDanger()
  const stopping = useWrite(stopImport)
  const undoing = useWrite(undoImport)
  const discarding = useWrite(discardImport)
  const params = { importId: details.id }
  const words = (deed: 'undo' | 'discard') => ({
    title: t(`${deed}.title`),
    consequence: t(`${deed}.consequence`),
    verb: t(`${deed}.verb`),
  })
  const undo = async () => void ((await confirm(words('undo'))) && (await undoing.send(params, {})))
  const discard = async () => {
    if ((await confirm(words('discard'))) && (await discarding.send(params, {})) !== null) void go('/imports')
  }
  return (
    <>
      {details.can.stop && (
        <Button loading={stopping.pending} onClick={() => void stopping.send(params, {})}>
          {t('deeds.stop')}
        </Button>
      )}
      {details.taken > 0 && details.startedAt !== null && (
        <Button
          type={details.state === 'done' ? 'primary' : 'default'}
          onClick={() => void go(`/feedback?importId=${details.id}`)}
        >
          {t('deeds.showVoices')}
        </Button>
      )}
      {details.can.undo && (
        <Button danger loading={undoing.pending} onClick={() => void undo()}>
          {t('deeds.undo')}
        </Button>
      )}
      {details.can.discard && (
        <Button danger type="text" loading={discarding.pending} onClick={() => void discard()}>
          {t('deeds.discard')}
        </Button>
      )}
    </>
  )
}

/** Everything that can be done with an import now. */
export function ImportDeeds(props: { details: Details; plan: Plan | null; onMode: (mode: Mode) => void }) {
  const { details, plan, onMode } = props
  const fault = useFault(details, plan)
  return (
    <section className="hx-import-sheet">
      {plan !== null && details.can.map && <ModeChoice mode={plan.mode} onChange={onMode} />}
      {fault !== null && details.can.map && <Alert type="warning" showIcon title={fault} />}
      <div className="hx-import-buttons">
        <StartButtons details={details} plan={plan} blocked={fault !== null} />
        <EndButtons details={details} />
      </div>
    </section>
  )
}
