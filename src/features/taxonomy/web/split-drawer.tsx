import { App, Button, Drawer, Form, Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { formatList } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { splitLabel } from '../contract/succession.ts'
import { type SplitVoices, splitVoices } from '../domain/succession.ts'
import { type Label, useLabelName } from './public/labels.ts'

interface Part {
  readonly nameZh: string
  readonly nameEn?: string
  readonly keywords?: string[]
  /** One a line. */
  readonly examples?: string
}
interface Fields {
  readonly parts: Part[]
  readonly voices: SplitVoices
}

const inputOf = ({ examples = '', nameEn = '', keywords = [], nameZh }: Part) => ({
  nameZh,
  nameEn,
  keywords,
  examples: examples.split('\n').filter((line) => line.trim() !== ''),
})

/** Puts new labels in a label's place. */
export function SplitDrawer({ label, onDone }: { label: Label; onDone: () => void }) {
  const { t } = useTranslation('taxonomy')
  const { locale } = useLocale()
  const { message } = App.useApp()
  const nameOf = useLabelName()
  const [form] = Form.useForm<Fields>()
  const split = useWrite(splitLabel, {
    ownProblems: true,
    onDone: () => {
      void message.success(t('succession.splitDone', { name: nameOf(label) }))
      onDone()
    },
  })
  const initial: Fields = { parts: [{ nameZh: '' }, { nameZh: '' }], voices: 'again' }
  const send = ({ parts, voices }: Fields) =>
    void split.send({ labelId: label.id }, { version: label.version, voices, parts: parts.map(inputOf) })
  return (
    <Drawer open size="large" title={t('succession.splitTitle', { name: nameOf(label) })} onClose={onDone}>
      <Form form={form} layout="vertical" initialValues={initial} onFinish={send}>
        <FormErrors form={form} problem={split.problem} />
        <p className="hx-soft">
          {t('succession.splitMeans')}
          {label.keywords.length > 0 &&
            ` ${t('succession.words', { words: formatList(label.keywords, locale) })}`}
        </p>
        <Parts />
        <Form.Item name="voices" label={t('succession.voices')}>
          <Radio.Group
            options={splitVoices.map((value) => ({ value, label: t(`succession.voicesTo.${value}`) }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={split.pending}>
          {t('succession.splitNow')}
        </Button>
      </Form>
    </Drawer>
  )
}

function Parts() {
  const { t } = useTranslation('taxonomy')
  return (
    <Form.List name="parts">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <fieldset key={key} className="hx-label-part">
              <legend>{t('succession.part', { number: name + 1 })}</legend>
              <PartFields at={name} />
              {fields.length > 2 && (
                <Button size="small" onClick={() => remove(name)}>
                  {t('succession.removePart')}
                </Button>
              )}
            </fieldset>
          ))}
          <Button block disabled={fields.length >= 20} onClick={() => add({ nameZh: '' })}>
            {t('succession.addPart')}
          </Button>
        </>
      )}
    </Form.List>
  )
}

function PartFields({ at }: { at: number }) {
  const { t } = useTranslation('taxonomy')
  return (
    <>
      <Form.Item
        name={[at, 'nameZh']}
        label={t('form.nameZh')}
        rules={[{ required: true, whitespace: true, message: t('form.nameNeeded') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name={[at, 'nameEn']} label={t('form.nameEn')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name={[at, 'keywords']} label={t('form.keywords')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', ',', '，', ';', '；']} />
      </Form.Item>
      <Form.Item name={[at, 'examples']} label={t('form.examples')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
      </Form.Item>
    </>
  )
}
