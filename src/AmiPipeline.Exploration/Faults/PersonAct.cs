namespace AmiPipeline.Exploration.Faults;

/// <summary>What a person does in the account while an execution runs.</summary>
/// <param name="Kind">The kind of the temporary resource that it is done to, such as <c>volume</c>; null for what the request names.</param>
/// <param name="Subject">What it is done to if <paramref name="Kind"/> is null.</param>
/// <param name="Service"><c>ec2</c> or <c>kms</c>.</param>
/// <param name="Action">The action, such as <c>DeleteVolume</c>.</param>
/// <param name="Body">The request's body, from what it is done to: a query for EC2, JSON for KMS.</param>
public sealed record PersonAct(string? Kind, PersonSubject Subject, string Service, string Action, Func<PersonTarget, string> Body);
