import {
  Card,
  Checkbox,
  Input,
  Progress,
  Rate,
  Segmented,
  Select,
  Skeleton,
  Spin,
  Tabs,
  TreeSelect,
  Upload,
} from 'antd'

/**
 * One of each control that nearly every page has, out of sight and of reach. antd forgets a control's style with its last instance on the
 * screen and works it out anew with the next: between an inbox and a ticket a third of what opening costs (decision 0032).
 */
export default function KeptControls() {
  return (
    <div hidden>
      <Card />
      <Checkbox />
      <Input />
      <Input.TextArea />
      <Progress />
      <Rate />
      <Segmented options={[]} />
      <Select />
      <Skeleton />
      <Spin />
      <Tabs />
      <TreeSelect />
      <Upload />
    </div>
  )
}
