namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>Writes the settings of an instance that a launch may change in EC2 and, except those of the metadata service, cannot change here: they have EC2's defaults.</summary>
internal static class InstanceSettingsXml
{
    public static void Write(Ec2XmlWriter answer, Instance instance)
    {
        answer.Group("metadataOptions", () =>
        {
            answer.Element("state", "applied");
            answer.Element("httpTokens", instance.Metadata.HttpTokens);
            answer.Element("httpPutResponseHopLimit", instance.Metadata.HopLimit);
            answer.Element("httpEndpoint", instance.Metadata.HttpEndpoint);
            answer.Element("httpProtocolIpv6", instance.Metadata.HttpProtocolIpv6);
            answer.Element("instanceMetadataTags", instance.Metadata.InstanceMetadataTags);
        });
        answer.Group("capacityReservationSpecification", () => answer.Element("capacityReservationPreference", "open"));
        answer.Group("hibernationOptions", () => answer.Element("configured", false));
        answer.Group("enclaveOptions", () => answer.Element("enabled", false));
        answer.Group("maintenanceOptions", () =>
        {
            answer.Element("autoRecovery", "default");
            answer.Element("rebootMigration", "default");
        });
        answer.Group("networkPerformanceOptions", () => answer.Element("bandwidthWeighting", "default"));
        answer.Group("operator", () => answer.Element("managed", false));
    }
}
