/** What a mainland number says by itself (GB 11643): birth and sex are then never asked. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

export interface CitizenId {
  birth: string
  sex: '1' | '2'
}

/** Spaces and full-width digits are no fault. */
export const plainNumber = (typed: string): string => typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()

/** The number read, or the sentence that says what is wrong with it. */
export function readCitizenId(typed: string, today: string): CitizenId | string {
  const number = plainNumber(typed)
  if (number.length < 18) return `少了${18 - number.length}位，身份证号是18位。请对照证件再看一眼。`
  if (number.length > 18) return `多了${number.length - 18}位，身份证号是18位。请对照证件再看一眼。`
  if (!/^\d{17}[\dX]$/.test(number)) return '身份证号只有数字，最后一位可以是X。请对照证件再看一眼。'
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  const day = new Date(`${birth}T00:00:00Z`)
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== birth || birth > today || birth < '1850') return `中间的出生日期${birth}不存在。请对照证件再看一眼。`
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0)
  if (CHECKS[sum % 11] !== number[17]) return '最后一位对不上，有一位可能写错了。请对照证件再看一眼。'
  return { birth, sex: Number(number[16]) % 2 === 1 ? '1' : '2' }
}
