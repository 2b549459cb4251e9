import { App, Button, Drawer, Form, Input, Select, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LabelPicker } from '#features/taxonomy/web/public/label-picker.tsx'
import { ticketKind } from '#features/tickets/contract.ts'
import { useWrite } from '#platform/web/api.ts'
import { refusalSentence } from '#platform/web/sentences.ts'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { addScript, archiveScript, changeScript } from '../contract/scripts.ts'
import { levels } from '../domain/levels.ts'
import { faultsOf, type Given, type Step, walk } from '../domain/script.ts'
import type { Content, OpenScript } from './script.ts'
import { ScriptSteps } from './script-steps.tsx'
import { StepRows } from './step-rows.tsx'

/** Writes a script, or the next version of one, and walks through it before it is used. */
export function ScriptDrawer({ open, onClose }: { open: OpenScript; onClose: () => void }) {
  const { t } = useTranslation('callbacks')
  const { message } = App.useApp()
  const phone = usePhone()
  const [form] = Form.useForm<Content>()
  const onDone = () => {
    void message.success(t('screens.scriptForm.saved'))
    onClose()
  }
  const add = useWrite(addScript, { ownProblems: true, onDone })
  const change = useWrite(changeScript, { ownProblems: true, onDone })
  const problem = add.problem ?? change.problem
  const { standing } = open
  const send = (typed: Content) => {
    const content = { ...typed, labelId: typed.labelId ?? null, kinds: typed.kinds ?? [] }
    return standing === null
      ? add.send({}, content)
      : change.send({ scriptId: standing.id }, { version: standing.version, content })
  }
  return (
    <Drawer
      open
      title={t(standing === null ? 'screens.scriptForm.add' : 'screens.scriptForm.change')}
      size={phone ? '100%' : 760}
      onClose={onClose}
      footer={
        <Space>
          <Button type="primary" loading={add.pending || change.pending} onClick={form.submit}>
            {t('screens.scriptForm.save')}
          </Button>
          {standing !== null && <ArchiveButton script={standing} onDone={onClose} />}
        </Space>
      }
    >
      <p className="hx-soft">{t('screens.scriptForm.versions')}</p>
      {problem !== null && <p role="alert">{refusalSentence(problem)}</p>}
      <Form
        form={form}
        layout="vertical"
        className="hx-script-form"
        initialValues={open.content}
        onFinish={(typed) => void send(typed)}
      >
        <Names />
        <Holds />
        <StepRows />
        <Form.Item noStyle shouldUpdate>
          {() => <TryOut steps={(form.getFieldValue('steps') as Step[] | undefined) ?? []} />}
        </Form.Item>
      </Form>
    </Drawer>
  )
}

function Names() {
  const { t } = useTranslation('callbacks')
  const required = [{ required: true, whitespace: true, message: t('screens.scriptForm.missing') }]
  return (
    <div className="hx-script-pair">
      <Form.Item name={['name', 'zh']} label={t('screens.scriptForm.nameZh')} rules={required}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name={['name', 'en']} label={t('screens.scriptForm.nameEn')} rules={required}>
        <Input maxLength={120} />
      </Form.Item>
    </div>
  )
}

/** For which callbacks. */
function Holds() {
  const { t } = useTranslation(['callbacks', 'tickets'])
  return (
    <div className="hx-script-pair">
      <Form.Item name="level" label={t('screens.scriptForm.level')}>
        <Select options={levels.map((level) => ({ value: level, label: t(`levels.${level}`) }))} />
      </Form.Item>
      <Form.Item
        name="labelId"
        label={t('screens.scriptForm.label')}
        extra={t('screens.scriptForm.andBelow')}
      >
        <LabelPicker allowClear placeholder={t('screens.scripts.everyLabel')} />
      </Form.Item>
      <Form.Item name="kinds" label={t('screens.scriptForm.kinds')}>
        <Select
          mode="multiple"
          placeholder={t('screens.scripts.everyKind')}
          options={ticketKind.options.map((kind) => ({ value: kind, label: t(`tickets:kind.${kind}`) }))}
        />
      </Form.Item>
    </div>
  )
}

/** What is wrong with the steps, or the script as a caller sees it. */
function TryOut({ steps }: { steps: readonly Step[] }) {
  const { t } = useTranslation('callbacks')
  const [given, setGiven] = useState<readonly Given[] | null>(null)
  const whole = steps.every((step) => step?.words?.zh && step.words.en)
  if (!whole) return null
  const faults = faultsOf(steps)
  if (faults.length > 0)
    return (
      <p role="status">
        {refusalSentence({ code: 'callbacks.brokenScript', kind: 'invalid', facts: { faults } })}
      </p>
    )
  const way = given === null ? null : walk(steps, given)
  if (way === null || given === null)
    return <Button onClick={() => setGiven([])}>{t('screens.scriptForm.try')}</Button>
  const script = {
    name: { zh: t('screens.scriptForm.try'), en: t('screens.scriptForm.try') },
    way,
    end: null,
    kept: undefined,
    begin: () => setGiven([]),
    leave: () => setGiven(null),
    answer: (one: Omit<Given, 'step'>) => setGiven([...given, { step: way.at.key, ...one }]),
    back: () => setGiven(given.slice(0, -1)),
  }
  return <ScriptSteps script={script} keys={false} />
}

function ArchiveButton({
  script,
  onDone,
}: {
  script: NonNullable<OpenScript['standing']>
  onDone: () => void
}) {
  const { t } = useTranslation('callbacks')
  const { archived, id: scriptId } = script
  const archive = useWrite(archiveScript, { onDone })
  return (
    <Button
      loading={archive.pending}
      onClick={() => void archive.send({ scriptId }, { archived: !archived })}
    >
      {t(archived ? 'screens.scriptForm.restore' : 'screens.scriptForm.archive')}
    </Button>
  )
}
