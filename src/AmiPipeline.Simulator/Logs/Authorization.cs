namespace AmiPipeline.Simulator.Logs;

/// <summary>One decision on a call of a role: may it do one action on one resource?</summary>
public sealed record Authorization
{
    /// <summary>The role's ARN.</summary>
    public required string RoleArn { get; init; }

    /// <summary>Such as <c>ec2:CopyImage</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The ARN, with <c>*</c> in place of an id that was not there yet; <c>*</c> for an action without resources.</summary>
    public required string Resource { get; init; }

    /// <summary>The condition keys that the call had for it, with their values.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Context { get; init; }

    /// <summary>Whether it was allowed.</summary>
    public required bool IsAllowed { get; init; }

    /// <summary>
    /// The statement that decided: the policy's name, a slash, and the statement's <c>Sid</c> or its number from 0. Null when none spoke of it.
    /// </summary>
    public string? Statement { get; init; }

    /// <summary>The entry of the statement's <c>Action</c> that matched, such as <c>kms:ReEncrypt*</c>; null when no statement spoke of it.</summary>
    public string? ActionPattern { get; init; }

    /// <summary>The number of the call among all calls, from 1; null when it was only asked about.</summary>
    public int? CallNumber { get; init; }
}
