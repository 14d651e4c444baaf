namespace AmiPipeline.Simulator.Definitions;

/// <summary>Reads size, type and performance of a volume.</summary>
internal static class ShapeReader
{
    /// <summary>Those of an object, whose size is <c>sizeGiB</c>.</summary>
    public static VolumeShape Read(StrictObject json) => Read(json, json.RequiredNumber("sizeGiB"));

    /// <summary>Those of an object besides its size, completed by the rules of the type.</summary>
    public static VolumeShape Read(StrictObject json, int sizeGiB)
    {
        try
        {
            return VolumeShape.Complete(sizeGiB, json.Text("volumeType") ?? "gp3", json.Number("iops"), json.Number("throughput"));
        }
        catch (ServiceErrorException refused)
        {
            throw json.Error(refused.Message);
        }
    }
}
