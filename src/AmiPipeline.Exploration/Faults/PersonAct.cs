namespace AmiPipeline.Exploration.Faults;

/// <summary>What a person does in the account while an execution runs.</summary>
/// <param name="Kind">The kind of the temporary resource that it is done to, such as <c>volume</c>; null for what the request names.</param>
/// <param name="Subject">What it is done to where <paramref name="Kind"/> is null.</param>
/// <param name="Service"><c>ec2</c> or <c>kms</c>.</param>
/// <param name="Action">The action, such as <c>DeleteVolume</c>.</param>
/// <param name="Body">The request's body, from what it is done to: a query for EC2, JSON for KMS.</param>
public sealed record PersonAct(string? Kind, PersonSubject Subject, string Service, string Action, Func<PersonTarget, string> Body);

/// <summary>What a person acts on.</summary>
/// <param name="AccountId">The account that it is in.</param>
/// <param name="Region">The Region.</param>
/// <param name="Id">Its id; of an alias, its name.</param>
public sealed record PersonTarget(string AccountId, string Region, string Id)
{
    /// <summary>The ARN of the key that an alias moves to. Null, the default, for anything else.</summary>
    public string? OtherKeyArn { get; init; }

    /// <summary>The ids of everything that is different afterwards.</summary>
    public required IReadOnlyList<string> Touched { get; init; }
}

/// <summary>What a person changes beside the temporary resources.</summary>
public enum PersonSubject
{
    /// <summary>A temporary resource.</summary>
    Temporary,

    /// <summary>The source image.</summary>
    Source,

    /// <summary>A key that the image is to be under.</summary>
    Key,

    /// <summary>An alias that the request names; it moves to another key.</summary>
    Alias,

    /// <summary>A key that a copy is to be under.</summary>
    CopyKey,

    /// <summary>An alias that the request names for a copy; it moves to another key.</summary>
    CopyAlias,
}
