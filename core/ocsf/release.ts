/** The release of the Open Cybersecurity Schema Framework that events follow. Another one has other attributes and numbers. */
export const OCSF_RELEASE = '1.8.0';
