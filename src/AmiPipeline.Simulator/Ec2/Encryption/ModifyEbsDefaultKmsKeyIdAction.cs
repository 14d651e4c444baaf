using AmiPipeline.Simulator.Kms;

namespace AmiPipeline.Simulator.Ec2.Encryption;

/// <summary>ModifyEbsDefaultKmsKeyId: a key that cannot be found is kept as given, and shows when it is used.</summary>
internal sealed class ModifyEbsDefaultKmsKeyIdAction : IEc2Action
{
    public string Name => "ModifyEbsDefaultKmsKeyId";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var reference = call.Parameters.Required("KmsKeyId");
        call.Ready();
        var key = KeyRing.Find(call.Simulation, call.Region, call.AccountId, reference);
        call.Settings.DefaultKey = key?.Arn ?? reference;
        answer.Element("kmsKeyId", call.Settings.DefaultKey);
    }
}
