/** Stored with every analysis; changes whenever any rule, word list or weight changes its answers. */
export const analyserVersion = 'huixiang-rules-1.0.0'
