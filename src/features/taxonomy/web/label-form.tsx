import { App, Button, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { call, useWrite } from '#platform/web/api.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { archiveLabel, changeLabel, createLabel, labelUsage, restoreLabel } from '../contract.ts'
import type { LabelMoves } from './label-moves.tsx'
import { type Label, useLabelName } from './public/labels.ts'
import { SuccessionDeeds } from './succession-deeds.tsx'

/** Where a new label shall stand. */
export interface NewPlace {
  readonly parentId: string | null
  readonly afterId?: string
}

interface Fields {
  readonly nameZh: string
  readonly nameEn: string
  readonly description: string
  readonly keywords: string[]
  /** One a line. */
  readonly examples: string
  readonly code: string
}

const inputOf = ({ examples, ...fields }: Fields) => ({
  ...fields,
  examples: examples.split('\n').filter((line) => line.trim() !== ''),
})

function TextFields() {
  const { t } = useTranslation('taxonomy')
  const required = [{ required: true, whitespace: true, message: t('form.nameNeeded') }]
  return (
    <>
      <Form.Item name="nameZh" label={t('form.nameZh')} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="nameEn" label={t('form.nameEn')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="keywords" label={t('form.keywords')} extra={t('form.keywordsHint')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', ',', '，', ';', '；']} />
      </Form.Item>
      <Form.Item name="examples" label={t('form.examples')} extra={t('form.examplesHint')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} />
      </Form.Item>
      <Form.Item name="description" label={t('form.description')}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={1000} />
      </Form.Item>
      <Form.Item name="code" label={t('form.code')}>
        <Input maxLength={60} />
      </Form.Item>
    </>
  )
}

const Above = ({ names }: { names: readonly string[] }) => {
  const { t } = useTranslation('taxonomy')
  return (
    <p className="hx-soft hx-labels-above">{names.length === 0 ? t('form.top') : `${names.join(' › ')} ›`}</p>
  )
}

/** A label that is being added. */
export function NewLabelForm(props: {
  place: NewPlace
  above: readonly string[]
  onDone: (labelId: string | null) => void
}) {
  const { t } = useTranslation('taxonomy')
  const [form] = Form.useForm<Fields>()
  const create = useWrite(createLabel, { ownProblems: true, onDone: ({ labelId }) => props.onDone(labelId) })
  const initial: Fields = { nameZh: '', nameEn: '', description: '', keywords: [], examples: '', code: '' }
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={initial}
      onFinish={(fields) => void create.send({}, { ...props.place, ...inputOf(fields) })}
    >
      <Above names={props.above} />
      <FormErrors form={form} problem={create.problem} />
      <TextFields />
      <div className="hx-labels-acts">
        <Button type="primary" htmlType="submit" loading={create.pending}>
          {t('form.create')}
        </Button>
        <Button onClick={() => props.onDone(null)}>{t('form.cancel')}</Button>
      </div>
    </Form>
  )
}

/** The chosen label: its words, its place, and whether it is still in use. */
export function LabelForm(props: {
  label: Label
  above: readonly string[]
  moves: LabelMoves
  onAdd: { beside: () => void; below?: () => void }
}) {
  const { label, onAdd } = props
  const { t } = useTranslation('taxonomy')
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const change = useWrite(changeLabel, {
    ownProblems: true,
    onDone: () => void message.success(t('form.saved')),
  })
  const initial: Fields = {
    ...label,
    nameEn: label.nameEn ?? '',
    code: label.code ?? '',
    examples: label.examples.join('\n'),
  }
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={initial}
      onFinish={(fields) =>
        void change.send({ labelId: label.id }, { version: label.version, ...inputOf(fields) })
      }
    >
      <Above names={props.above} />
      <FormErrors form={form} problem={change.problem} />
      <TextFields />
      <div className="hx-labels-acts">
        <Button type="primary" htmlType="submit" loading={change.pending}>
          {t('form.save')}
        </Button>
        {label.successorId === null && <ArchiveButton label={label} />}
      </div>
      <div className="hx-labels-more">
        <Button onClick={onAdd.beside}>{t('page.addSibling')}</Button>
        {onAdd.below !== undefined && <Button onClick={onAdd.below}>{t('page.addChild')}</Button>}
        <Shift label={label} moves={props.moves} />
        {label.active && <SuccessionDeeds label={label} />}
      </div>
    </Form>
  )
}

/** Moves a label among its siblings, for who cannot or would not drag. */
function Shift({ label, moves }: { label: Label; moves: LabelMoves }) {
  const { t } = useTranslation('taxonomy')
  return (['up', 'down'] as const).map((direction) => {
    const place = moves.step(label, direction)
    return (
      <Button
        key={direction}
        disabled={place === null}
        onClick={() => place !== null && void moves.put(label, place)}
      >
        {t(`form.${direction}`)}
      </Button>
    )
  })
}

function ArchiveButton({ label }: { label: Label }) {
  const { t } = useTranslation('taxonomy')
  const nameOf = useLabelName()
  const confirm = useConfirmDanger()
  const archive = useWrite(archiveLabel)
  const restore = useWrite(restoreLabel)
  const params = { labelId: label.id }
  const ask = async () => {
    const usage = await call(labelUsage, params, {})
    const title = t('archive.title', { name: nameOf(label) })
    const sure = await confirm({
      title,
      consequence: t('archive.usage', { ...usage }),
      verb: t('form.archive'),
    })
    if (sure) await archive.send(params, {})
  }
  if (!label.active) {
    return <Button onClick={() => void restore.send(params, {})}>{t('form.restore')}</Button>
  }
  return (
    <Button danger loading={archive.pending} onClick={() => void ask()}>
      {t('form.archive')}
    </Button>
  )
}
