namespace AmiPipeline.Simulator.World;

/// <summary>What a client token was used for: the request's fingerprint and the ids it brought about.</summary>
internal sealed record TokenUse(string Fingerprint, IReadOnlyList<string> Ids);
