namespace AmiPipeline.Simulator.Logs;

/// <summary>A snapshot or a volume as it was made, whatever has happened to it since.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Action">The action of the call that made it, such as <c>CopySnapshot</c>.</param>
/// <param name="AccountId">The account that owns it.</param>
/// <param name="Region">The Region that it is in.</param>
/// <param name="Content">Stands for its data: equal content, equal data.</param>
/// <param name="KeyArn">The ARN of its key; null if it is not encrypted.</param>
public sealed record MadeStorage(string Id, string Action, string AccountId, string Region, string Content, string? KeyArn);
