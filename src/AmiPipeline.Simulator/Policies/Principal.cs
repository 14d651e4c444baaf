namespace AmiPipeline.Simulator.Policies;

/// <summary>The caller, as policies name it.</summary>
/// <param name="AccountId">Its account.</param>
/// <param name="Arn">Its own ARN; of a role's session, the session's.</param>
/// <param name="PrincipalArn">As <c>aws:PrincipalArn</c> has it: of a session, the role's.</param>
internal sealed record Principal(string AccountId, string Arn, string PrincipalArn);
