using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Images;

/// <summary>EnableImageDeregistrationProtection and DisableImageDeregistrationProtection; they return a text, not a boolean.</summary>
internal sealed class SetDeregistrationProtectionAction(bool enables) : IEc2Action
{
    public string Name => enables ? "EnableImageDeregistrationProtection" : "DisableImageDeregistrationProtection";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var image = ImageLookup.Owned(call, call.Parameters.Required("ImageId"));
        var protection = enables ? ReadProtection(call.Parameters) : image.Protection.SwitchedOff(call.Now);
        call.Ready();

        image.Protection = protection;
        answer.Element("return", protection.Name);
    }

    private static DeregistrationProtection ReadProtection(ActionParameters parameters) =>
        parameters.Flag("WithCooldown") ?? false ? DeregistrationProtection.WithCooldown : DeregistrationProtection.WithoutCooldown;
}
