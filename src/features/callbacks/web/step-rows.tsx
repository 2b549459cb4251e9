import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { newKey } from '#platform/web/transport.ts'
import { answers } from '../domain/answering.ts'
import type { Step } from '../domain/script.ts'

const kinds = ['say', 'choose', 'write', 'end'] as const
const freshKey = () => newKey().slice(0, 8)
const freshStep = () => ({
  key: freshKey(),
  kind: 'say',
  words: { zh: '', en: '' },
  missing: false,
  outcome: null,
  solved: null,
})

/** The steps of a script, each with where it leads. */
export function StepRows() {
  const { t } = useTranslation('callbacks')
  return (
    <Form.List name="steps">
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }, place) => (
            <fieldset key={key} className="hx-script-step">
              <legend>
                {t('screens.scriptForm.step', { number: place + 1 })}
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={t('screens.scriptForm.remove')}
                  onClick={() => remove(name)}
                />
              </legend>
              <StepFields row={name} />
            </fieldset>
          ))}
          <Form.Item>
            <Button icon={<PlusOutlined />} onClick={() => add(freshStep())}>
              {t('screens.scriptForm.addStep')}
            </Button>
          </Form.Item>
        </>
      )}
    </Form.List>
  )
}

function StepFields({ row }: { row: number }) {
  const { t } = useTranslation('callbacks')
  const kind: Step['kind'] | undefined = Form.useWatch(['steps', row, 'kind'])
  return (
    <>
      <Form.Item name={[row, 'key']} hidden>
        <Input />
      </Form.Item>
      <Form.Item name={[row, 'kind']} label={t('screens.scriptForm.kindOf')}>
        <Select options={kinds.map((one) => ({ value: one, label: t(`screens.scriptForm.kind.${one}`) }))} />
      </Form.Item>
      <Words name={[row, 'words']} long />
      {(kind === 'say' || kind === 'write') && <Next name={[row, 'next']} own={row} />}
      {kind === 'write' && (
        <Form.Item name={[row, 'missing']} valuePropName="checked" initialValue={false}>
          <Checkbox>{t('screens.scriptForm.missingToo')}</Checkbox>
        </Form.Item>
      )}
      {kind === 'choose' && <Choices row={row} />}
      {kind === 'end' && <Ending row={row} />}
    </>
  )
}

function Words({ name, long }: { name: (string | number)[]; long?: boolean }) {
  const { t } = useTranslation('callbacks')
  const required = [{ required: true, whitespace: true, message: t('screens.scriptForm.missing') }]
  const field = (label: string) =>
    long ? (
      <Input.TextArea
        aria-label={label}
        placeholder={label}
        maxLength={500}
        autoSize={{ minRows: 2, maxRows: 6 }}
      />
    ) : (
      <Input aria-label={label} placeholder={label} maxLength={500} />
    )
  const fields = (
    <>
      <Form.Item name={[...name, 'zh']} rules={required}>
        {field(t('screens.scriptForm.wordsZh'))}
      </Form.Item>
      <Form.Item name={[...name, 'en']} rules={required}>
        {field(t('screens.scriptForm.wordsEn'))}
      </Form.Item>
    </>
  )
  return long ? <div className="hx-script-pair">{fields}</div> : fields
}

/** Which step comes next, by its number and what it says. */
function Next({ name, own }: { name: (string | number)[]; own: number }) {
  const { t } = useTranslation('callbacks')
  const steps: Step[] = Form.useWatch('steps') ?? []
  const options = steps.flatMap((step, place) =>
    place === own || step === undefined
      ? []
      : [{ value: step.key, label: `${place + 1} · ${(step.words?.zh ?? '').slice(0, 18)}` }],
  )
  return (
    <Form.Item name={name} rules={[{ required: true, message: t('screens.scriptForm.missing') }]}>
      <Select
        aria-label={t('screens.scriptForm.next')}
        placeholder={t('screens.scriptForm.next')}
        options={options}
      />
    </Form.Item>
  )
}

function Choices({ row }: { row: number }) {
  const { t } = useTranslation('callbacks')
  return (
    <Form.List name={[row, 'choices']}>
      {(choices, { add, remove }) => (
        <>
          {choices.map(({ key, name }) => (
            <div key={key} className="hx-script-choice">
              <Form.Item name={[name, 'key']} hidden>
                <Input />
              </Form.Item>
              <Words name={[name, 'words']} />
              <Next name={[name, 'next']} own={row} />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('screens.scriptForm.remove')}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button
            size="small"
            icon={<PlusOutlined />}
            disabled={choices.length >= 9}
            onClick={() => add({ key: freshKey() })}
          >
            {t('screens.scriptForm.addChoice')}
          </Button>
        </>
      )}
    </Form.List>
  )
}

// A choice without a value is written as null.
const open = { getValueProps: (value: unknown) => ({ value: String(value ?? 'open') }) }

function Ending({ row }: { row: number }) {
  const { t } = useTranslation('callbacks')
  return (
    <div className="hx-script-pair">
      <Form.Item
        name={[row, 'outcome']}
        label={t('screens.scriptForm.outcome')}
        {...open}
        normalize={(value: string) => (value === 'open' ? null : value)}
      >
        <Select
          options={[
            ...answers.map((one) => ({ value: one as string, label: t(`screens.outcome.${one}`) })),
            { value: 'open', label: t('screens.scriptForm.open') },
          ]}
        />
      </Form.Item>
      <Form.Item
        name={[row, 'solved']}
        label={t('screens.scriptForm.solved')}
        {...open}
        normalize={(value: string) => (value === 'open' ? null : value === 'true')}
      >
        <Select
          options={['true', 'false', 'open'].map((one) => ({
            value: one,
            label: t(`screens.scriptForm.solvedAs.${one}`),
          }))}
        />
      </Form.Item>
    </div>
  )
}
