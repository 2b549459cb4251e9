/** Stored with every analysis; changes whenever any rule, word list or weight changes its answers. */
export const analyserVersion = 'huixiang-1.6.2'
