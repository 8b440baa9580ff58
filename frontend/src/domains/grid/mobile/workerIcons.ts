export { default as buildings } from '~icons/lucide/building'
export { default as today } from '~icons/lucide/footprints'
export { default as todo } from '~icons/lucide/list-checks'
export { default as note } from '~icons/lucide/plus'
