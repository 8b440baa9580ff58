import { ref } from 'vue'

/** How many matters wait for this worker: apart from the store, so that the tabs of everybody stay light. */
export const tasksWaiting = ref(0)
