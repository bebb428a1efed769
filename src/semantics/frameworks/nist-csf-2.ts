/** Identifiers of the NIST Cybersecurity Framework 2.0: functions, categories and subcategories. */

const IDENTIFIERS = `
  GV GV.OC GV.OC-01 GV.OC-02 GV.OC-03 GV.OC-04 GV.OC-05 GV.RM GV.RM-01 GV.RM-02 GV.RM-03 GV.RM-04
  GV.RM-05 GV.RM-06 GV.RM-07 GV.RR GV.RR-01 GV.RR-02 GV.RR-03 GV.RR-04 GV.PO GV.PO-01 GV.PO-02 GV.OV
  GV.OV-01 GV.OV-02 GV.OV-03 GV.SC GV.SC-01 GV.SC-02 GV.SC-03 GV.SC-04 GV.SC-05 GV.SC-06 GV.SC-07
  GV.SC-08 GV.SC-09 GV.SC-10 ID ID.AM ID.AM-01 ID.AM-02 ID.AM-03 ID.AM-04 ID.AM-05 ID.AM-07 ID.AM-08
  ID.RA ID.RA-01 ID.RA-02 ID.RA-03 ID.RA-04 ID.RA-05 ID.RA-06 ID.RA-07 ID.RA-08 ID.RA-09 ID.RA-10
  ID.IM ID.IM-01 ID.IM-02 ID.IM-03 ID.IM-04 PR PR.AA PR.AA-01 PR.AA-02 PR.AA-03 PR.AA-04 PR.AA-05
  PR.AA-06 PR.AT PR.AT-01 PR.AT-02 PR.DS PR.DS-01 PR.DS-02 PR.DS-10 PR.DS-11 PR.PS PR.PS-01 PR.PS-02
  PR.PS-03 PR.PS-04 PR.PS-05 PR.PS-06 PR.IR PR.IR-01 PR.IR-02 PR.IR-03 PR.IR-04 DE DE.CM DE.CM-01
  DE.CM-02 DE.CM-03 DE.CM-06 DE.CM-09 DE.AE DE.AE-02 DE.AE-03 DE.AE-04 DE.AE-06 DE.AE-07 DE.AE-08 RS
  RS.MA RS.MA-01 RS.MA-02 RS.MA-03 RS.MA-04 RS.MA-05 RS.AN RS.AN-03 RS.AN-06 RS.AN-07 RS.AN-08 RS.CO
  RS.CO-02 RS.CO-03 RS.MI RS.MI-01 RS.MI-02 RC RC.RP RC.RP-01 RC.RP-02 RC.RP-03 RC.RP-04 RC.RP-05
  RC.RP-06 RC.CO RC.CO-03 RC.CO-04
`;

export const NIST_CSF_2: ReadonlySet<string> = new Set(IDENTIFIERS.trim().split(/\s+/));

/** Of functions and categories, as the framework has them. */
export const NIST_CSF_2_TITLES: ReadonlyMap<string, string> = new Map([
  ["GV", "Govern"],
  ["GV.OC", "Organizational Context"],
  ["GV.RM", "Risk Management Strategy"],
  ["GV.RR", "Roles, Responsibilities, and Authorities"],
  ["GV.PO", "Policy"],
  ["GV.OV", "Oversight"],
  ["GV.SC", "Cybersecurity Supply Chain Risk Management"],
  ["ID", "Identify"],
  ["ID.AM", "Asset Management"],
  ["ID.RA", "Risk Assessment"],
  ["ID.IM", "Improvement"],
  ["PR", "Protect"],
  ["PR.AA", "Identity Management, Authentication, and Access Control"],
  ["PR.AT", "Awareness and Training"],
  ["PR.DS", "Data Security"],
  ["PR.PS", "Platform Security"],
  ["PR.IR", "Technology Infrastructure Resilience"],
  ["DE", "Detect"],
  ["DE.CM", "Continuous Monitoring"],
  ["DE.AE", "Adverse Event Analysis"],
  ["RS", "Respond"],
  ["RS.MA", "Incident Management"],
  ["RS.AN", "Incident Analysis"],
  ["RS.CO", "Incident Response Reporting and Communication"],
  ["RS.MI", "Incident Mitigation"],
  ["RC", "Recover"],
  ["RC.RP", "Incident Recovery Plan Execution"],
  ["RC.CO", "Incident Recovery Communication"],
]);
