import { expect, test } from 'vitest'

import { placeIn } from '@/domains/grid/desk/words'

test.each([
  ['15栋2单元的电梯停在5楼不动了', '15栋2单元'], ['住十五栋二单元，楼道灯不亮', '十五栋二单元'], ['12号楼 1单元 302室漏水', '12号楼1单元302室'],
  ['15-2-401家水管爆了', '15-2-401'], ['15栋2单元5楼的灯', '15栋2单元'], ['15栋后面的路灯', ''], ['2026-11-28打过一次', ''], ['电话0851-28212345', ''],
])('the place in a caller’s words is an entrance or a door: %s', (text, place) => {
  expect(placeIn(text)).toBe(place)
})
