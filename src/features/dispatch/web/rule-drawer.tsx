import { Button, Drawer, Form, Input, Select, Space, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { UnitSelect } from '#features/staff/web/public/unit-select.tsx'
import { LabelsPicker } from '#features/taxonomy/web/public/label-picker.tsx'
import { ticketKind, urgency } from '#features/tickets/contract.ts'
import { useWrite } from '#platform/web/api.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { addRule, changeRule } from '../contract.ts'
import type { Rule, RuleInput } from './rule.ts'
import { UnitsField } from './rule-fields.tsx'
import { useSimulate } from './simulation.ts'

const tiers = [1, 2, 3] as const
const empty = {
  active: true,
  kinds: [],
  labelIds: [],
  urgencies: [],
  tiers: [],
  unitIds: [],
  languages: [],
  vip: null,
  requiredSkills: [],
  toTier: null,
} satisfies Partial<RuleInput>

// A cleared choice means "any", which the contract writes as null.
const orNull = (value: unknown) => value ?? null

/** One rule: when it takes a ticket, and to whom it goes. */
export function RuleDrawer(props: { rule: Rule | null; rules: readonly Rule[]; onClose: () => void }) {
  const { rule, rules, onClose } = props
  const { t } = useTranslation('dispatch')
  const phone = usePhone()
  const [form] = Form.useForm<RuleInput>()
  const add = useWrite(addRule, { ownProblems: true, onDone: onClose })
  const change = useWrite(changeRule, { ownProblems: true, onDone: onClose })
  const write = rule === null ? add : change
  const { simulate, write: asking } = useSimulate()
  const tryFirst = () =>
    form.validateFields().then(
      ({ place, ...values }) =>
        simulate({
          ...{ kind: 'rule', ruleId: rule?.id ?? null, rule: { ...empty, ...values } },
          place: form.isFieldTouched('place') ? place : undefined,
        }),
      // What is missing is said at its field.
      () => undefined,
    )
  // Whoever did not move it leaves it where it stands by now.
  const placed = (input: RuleInput): RuleInput =>
    form.isFieldTouched('place') ? input : { ...input, place: undefined }
  const save = (input: RuleInput) =>
    void (rule === null
      ? add.send({}, placed(input))
      : change.send({ ruleId: rule.id }, { ...placed(input), seen: rule.version }))
  return (
    <Drawer
      open
      title={rule === null ? t('screens.rules.add') : t('screens.rules.edit')}
      size={phone ? '100%' : 520}
      onClose={onClose}
      footer={
        <Space>
          <Button type="primary" loading={write.pending} onClick={form.submit}>
            {t('screens.rules.save')}
          </Button>
          <Button loading={asking.pending} onClick={() => void tryFirst()}>
            {t('screens.simulation.ask')}
          </Button>
        </Space>
      }
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ ...(rule ?? empty), place: placeOf(rule, rules) }}
        onFinish={(values) => save({ ...empty, ...values })}
      >
        <FormErrors form={form} problem={write.problem} />
        <Form.Item name="name" label={t('screens.rules.name')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={80} />
        </Form.Item>
        <Place rule={rule} rules={rules} />
        <Conditions />
        <Target />
      </Form>
    </Drawer>
  )
}

/** Where a rule stands; a new one before the last. */
const placeOf = (rule: Rule | null, rules: readonly Rule[]) =>
  rule === null ? Math.max(rules.length, 1) : rules.findIndex(({ id }) => id === rule.id) + 1

/** Where it stands among the others, in words; nothing for the last, which stays there. */
function Place({ rule, rules }: { rule: Rule | null; rules: readonly Rule[] }) {
  const { t } = useTranslation('dispatch')
  const others = rules.filter(({ id }) => id !== rule?.id)
  if (others.length === 0 || (rule !== null && rules.at(-1)?.id === rule.id)) return null
  const options = others.map((next, at) => {
    const before = others[at - 1]
    const label =
      before === undefined
        ? t('screens.rules.placeFirst')
        : t('screens.rules.placeBetween', { before: before.name, after: next.name })
    return { value: at + 1, label }
  })
  return (
    <Form.Item name="place" label={t('screens.rules.place')} extra={t('screens.rules.placeHint')}>
      <Select options={options} />
    </Form.Item>
  )
}

function Conditions() {
  const { t } = useTranslation(['dispatch', 'tickets'])
  const coded = (group: string, codes: readonly (string | number)[]) =>
    codes.map((code) => ({ value: code, label: t(`tickets:${group}.${code}`) }))
  const anything = t('screens.rules.any')
  return (
    <fieldset className="hx-rule-part">
      <legend>{t('screens.rules.ifAll')}</legend>
      <Form.Item name="kinds" label={t('tickets:screens.field.kind')}>
        <Select mode="multiple" placeholder={anything} options={coded('kind', ticketKind.options)} />
      </Form.Item>
      <Form.Item name="labelIds" label={t('tickets:screens.field.label')} extra={t('screens.rules.andBelow')}>
        <LabelsPicker allowClear placeholder={anything} />
      </Form.Item>
      <Form.Item name="urgencies" label={t('tickets:screens.field.urgency')}>
        <Select mode="multiple" placeholder={anything} options={coded('urgency', urgency.options)} />
      </Form.Item>
      <Form.Item name="tiers" label={t('tickets:screens.field.tier')}>
        <Select mode="multiple" placeholder={anything} options={coded('tier', tiers)} />
      </Form.Item>
      <Form.Item name="unitIds" label={t('tickets:screens.field.unit')} extra={t('screens.rules.andBelow')}>
        <UnitsField />
      </Form.Item>
      <Form.Item name="languages" label={t('screens.rules.languages')}>
        <Select
          mode="tags"
          placeholder={anything}
          options={['zh', 'en'].map((code) => ({ value: code, label: t(`screens.language.${code}`) }))}
        />
      </Form.Item>
      <Form.Item name="vip" label={t('screens.rules.vip')} getValueFromEvent={orNull}>
        <Select
          allowClear
          placeholder={anything}
          options={[
            { value: true, label: t('screens.rules.is.vip') },
            { value: false, label: t('screens.rules.is.notVip') },
          ]}
        />
      </Form.Item>
    </fieldset>
  )
}

function Target() {
  const { t } = useTranslation(['dispatch', 'tickets'])
  return (
    <fieldset className="hx-rule-part">
      <legend>{t('screens.rules.then')}</legend>
      <Form.Item name="toUnitId" label={t('screens.rules.toUnit')} rules={[{ required: true }]}>
        <UnitSelect />
      </Form.Item>
      <Form.Item
        name="requiredSkills"
        label={t('screens.rules.skills')}
        extra={t('screens.rules.skillsHint')}
      >
        <Select mode="tags" open={false} suffixIcon={null} placeholder={t('screens.rules.any')} />
      </Form.Item>
      <Form.Item name="toTier" label={t('screens.rules.toTier')} getValueFromEvent={orNull}>
        <Select
          allowClear
          placeholder={t('screens.rules.keepTier')}
          options={tiers.map((tier) => ({ value: tier, label: t(`tickets:tier.${tier}`) }))}
        />
      </Form.Item>
      <Form.Item name="active" label={t('screens.rules.active')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </fieldset>
  )
}
