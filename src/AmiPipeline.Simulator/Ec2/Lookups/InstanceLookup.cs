namespace AmiPipeline.Simulator.Ec2.Lookups;

/// <summary>Finds instances as a caller may see them.</summary>
internal static class InstanceLookup
{
    public static void CheckId(string id) => ResourceId.Check(id, "i-", "InvalidInstanceID.Malformed");

    public static Instance Owned(Call call, string id)
    {
        CheckId(id);
        var instance = call.Region.Instances.GetValueOrDefault(id);
        return instance is not null && instance.OwnerId == call.AccountId && instance.VisibleFrom <= call.Now
            ? instance
            : throw new ServiceErrorException("InvalidInstanceID.NotFound", $"The instance ID '{id}' does not exist");
    }

    public static List<Instance> ReadOwned(Call call)
    {
        var ids = call.Parameters.List("InstanceId");
        return ids.Count > 0
            ? ids.ConvertAll(id => Owned(call, id))
            : throw new ServiceErrorException("MissingParameter", "The request must contain the parameter InstanceId");
    }
}
