export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** Why a browser does not send a control, in our words; empty where only its `title` or the field's note can say it. */
export function refusalOf(control: Control): string {
  const { validity } = control
  if (validity.customError) return control.validationMessage
  if (validity.valueMissing) return control.type === 'checkbox' ? '要勾上才能往下办' : /^(select|radio|file)/.test(control.type) ? '还没选' : '还没填'
  if (validity.badInput) return '要填数字'
  if (validity.rangeUnderflow) return `最小${(control as HTMLInputElement).min}`
  if (validity.rangeOverflow) return `最大${(control as HTMLInputElement).max}`
  if (validity.stepMismatch) return Number((control as HTMLInputElement).step) < 1 ? `最细到${(control as HTMLInputElement).step}` : '要填整数'
  if (validity.tooShort) return `至少${(control as HTMLInputElement).minLength}个字`
  return control.title
}
