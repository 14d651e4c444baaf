namespace AmiPipeline.Simulator.Coverage;

/// <summary>
/// What of AWS's API the simulator models: every action of EC2 and KMS, and for those it models every parameter and filter.
/// </summary>
/// <remarks>
/// Measured, not claimed: a test sets each parameter of the SDK's requests in turn, looks whether the simulator refuses it by name, and
/// compares with the list that is built in here. The names of actions and parameters are those of AWSSDK.EC2 and
/// AWSSDK.KeyManagementService, the names of filters those of their documentation.
/// </remarks>
public static class SimulatorCoverage
{
    private const string ResourceName = "api-coverage.txt";
    private static readonly Lazy<IReadOnlyList<ActionCoverage>> Read = new(() => CoverageList.Parse(Text()));

    /// <summary>Every action, by service and name.</summary>
    public static IReadOnlyList<ActionCoverage> Actions => Read.Value;

    private static string Text()
    {
        using var stream = typeof(SimulatorCoverage).Assembly.GetManifestResourceStream(ResourceName)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
