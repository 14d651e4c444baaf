using AmiPipeline.StatesLanguage.Drivers;

namespace AmiPipeline.Engines.Fleets;

/// <summary>The bucket that long lists of requests come from, and results go to.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Objects">What is in it.</param>
public sealed record FleetBucket(string Name, IObjectStore Objects);
