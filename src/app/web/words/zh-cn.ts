/** All words in one file: a screen needs those of every feature for its event sentences. */
export const files = import.meta.glob<object>('../../../**/locales/zh-CN.json', {
  eager: true,
  import: 'default',
})
