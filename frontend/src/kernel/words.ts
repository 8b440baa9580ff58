import type { Role } from './session'

/** Words of the glossary that several pages show. */
const ROLES: Record<Role, string> = {
  street_committee: '街道',
  joint_committee: '社区联合党委',
  branch: '党支部',
  staff: '工作人员',
  resident: '居民',
  partner: '共建单位',
}

export const roleText = (role: string): string => ROLES[role as Role] ?? role
